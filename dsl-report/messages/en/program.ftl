# What the program says of itself and its files.

file-and-why = { $file }: { $why }
mistake-of-ours = qingdan stopped on a mistake of its own; please report it with the lists that caused it
a-thread = a thread of its own
standard-output = standard output
working-directory = the working directory
lists-folder = the lists folder
language-server = the language server

lists-no-folder = { $folder } is not a folder; --lists names the folder that the lists are in
no-lists-folder = there is no folder `lists` here or above; name one with --lists DIR
lists-have-errors = the lists have errors; nothing was decided

# Writing.

dangling-link = { $file } is a link that leads nowhere; nothing was written
folder-not-file = { $file } is a folder, and a file is to be written
file-read-only = { $file } is read-only; nothing was written
not-put-back = { $file }: { $why }; not put back: { $left }

layout-changed = { $changed } of { $files ->
    [one] { $files } file
   *[other] { $files } files
} changed
layout-would-change = { $changed } of { $files ->
    [one] { $files } file
   *[other] { $files } files
} would change
not-formatted = { $file }: not formatted, since it has mistakes

compiled = { $file }: { $nodes } nodes, { $rules } rules, { $digest }
