# A tab is one character for the column.
if 1 {
	x = 3 $ 4
}                  #!> 8: '$'
