# Why a file is not read, behind its name and a colon.

unread-gone = it is gone
unread-pipe = a named pipe, and a list is a plain file; take it away, or give it another name than one that ends in .qd
unread-device = a device, and a list is a plain file; take it away, or give it another name than one that ends in .qd
unread-socket = a socket, and a list is a plain file; take it away, or give it another name than one that ends in .qd
unread-folder-link = a link to a folder, which is not followed; name it without .qd, or put the folder itself there
unread-too-large = larger than { $most } MB, and no list is; split it, or give it another name than one that ends in .qd
unread-too-much = with it the lists have more than 4 GB of text, and no folder of lists has
unread-name = the name of this file or of its folder is not UTF-8, so that no message can tell it from others; rename it
unread-too-deep = more than { $most } folders deep

# Before the names of such files, in an editor.
unread-lists = These lists are not read:

# What the system says of a file.

system-not-found = no such file or folder
system-denied = access is not allowed
system-exists = there is one already
system-folder = it is a folder
system-no-folder = a part of the path is no folder
system-full = the disk is full
system-read-only = the disk is read-only
system-too-large = it is larger than the disk takes
system-name = the system does not take such a name
system-busy = another program writes it all the time
system-other = { $why }
