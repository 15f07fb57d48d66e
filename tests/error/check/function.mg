def f(x, y) = x*y
def text(x) = "s"
def plain(x) = x.data
def one(x, y) = x
def words(x, y) = ["a", "b"]
check f                     #!> check of a function needs its inputs
check f, 2.0, 3.0           #!> check of a function needs its inputs as one list
check f, []                 #!> check of a function needs a list of its inputs, not an empty one
check f, "a"                #!> check of a function needs a list of its inputs, not a string
check f, [1, "a"]           #!> an input of a function is a number here, but element 1 is a string
check f, [2.0]              #!> f takes 2 arguments, 1 was given
check f, [2.0, 3.0], df=3   #!> df is a function, not a number
check f, [2.0, 3.0], df=one #!> one must return a list with a derivative for each input
check f, [2.0, 3.0], df=words       #!> words must return numbers, but element 0 is a string
check text, [2.0]           #!> check needs a function that returns a number, but text returns a string
check plain, [2.0]          #!> plain returns a plain number, which has no gradient
