# Sizes and downloads. $size comes with the reader's own decimal comma.

size-kb = { $size } кБ
size-mb = { $size } МБ
size-gb = { $size } ГБ
download-of = { $received } из { $total }
download-pace = { $size }/с
download-left = осталось { $span }
