# A tab is one character for the column.
	x = 3 $ 4   #!> 8: '$'
x	=	3 $ 4   #!> 7: '$'
