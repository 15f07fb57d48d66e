# The result of a command that has none cannot be bound, passed or computed with.
a = 2.0; L = a*a
xs = [1, 1]
visited = set()            #!> 11: the command 'set' has no result
s = set(xs)                #!> 5: the command 'set' has no result
def unique(xs) = set(xs)
unique([1, 2])             #!> set needs the name of an option, not a list
let y = print(a)           #!> 9: the command 'print' has no result
loss = L.backward()        #!> 10: the command 'backward' has no result
len(zero_grad())           #!> 5: the command 'zero_grad' has no result
1 + vars()                 #!> 5: the command 'vars' has no result
-print(1)                  #!> 2: the command 'print' has no result
if reset() { }             #!> 4: the command 'reset' has no result
for i in history(3) { }    #!> 10: the command 'history' has no result
xs[print(0)]               #!> 4: the command 'print' has no result
xs = [print(0), 1]         #!> 7: the command 'print' has no result
y = a and print(1)         #!> 11: the command 'print' has no result
"{print(1)}"               #!> 3: the command 'print' has no result
def f(x) { y = print(x); return 1 }
f(1)                       #!> 16: the command 'print' has no result
xs                         #=> [1, 1]
