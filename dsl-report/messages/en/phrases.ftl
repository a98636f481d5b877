# Phrases that several reports share.

open-between = open between { $outcomes }
important-item = important data: { $item }
