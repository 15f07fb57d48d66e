# A tab is one character for the column.
	x = 3 $ 4   #!> 8: unexpected character '$'
x	=	3 $ 4   #!> 7: unexpected character '$'
