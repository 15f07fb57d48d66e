# Numbers that are no image.
image 3                                 #!> 7: an image is a list of numbers, not a number
image []                                #!> 7: not an empty list
image [1, 2, 3]                         #!> 7: a list of 3 numbers is not a square image
image [1, 2, 3], width=2                #!> 24: 3 numbers cannot be rows of 2
image [1, 2], width=0                   #!> 21: 2 numbers cannot be rows of 0
image [1, 2], width="2"                 #!> 21: a string
image [[1, 2], [3]]                     #!> 7: row 0 has 2 numbers and row 1 has 1
image [[1, 2], 3]                       #!> 7: row 1 of the image is a number, not a list
image [[1, "a"]]                        #!> 7: element 1 of this list is a string
image [[[1]], [[1, 2]]]                 #!> 7: different sizes: 1 x 1 and 2 x 1
image [[[1]], []]                       #!> 7: not an empty list
image [[1, 2]], title=["a", "b"]        #!> 23: there are 2 titles for 1 image
image [[1, 2]] > p.txt                  #!> 18: a picture cannot be written as 'txt'
image [0]*1000001, width=1              #!> 7: an image has at most 1000000 pixels
image [[]]                              #!> 7: image needs numbers, but element 0
