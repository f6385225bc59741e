# Sizes and downloads. $size comes with the reader's own decimal comma.

size-kb = { $size } kB
size-mb = { $size } MB
size-gb = { $size } GB
download-of = { $received } von { $total }
download-pace = { $size }/s
download-left = noch { $span }
