# NumPy's arrays are lists.
np.array([1, 2, 3])         #=> [1, 2, 3]
xs = [[1, 2], [3]]
ys = np.array(xs)
ys[0][0] = 9
[xs, ys]                    #=> [[[1, 2], [3]], [[9, 2], [3]]]
np.array((1.0, 2.0))        #=> [1.0, 2.0]
np.array(2.5)               #=> 2.5
np.zeros(3)                 #=> [0.0, 0.0, 0.0]
np.zeros((2, 3))            #=> [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
np.ones([2, 1])             #=> [[1.0], [1.0]]
torch.ones(2, 2)            #=> [[1.0, 1.0], [1.0, 1.0]]
np.zeros(0)                 #=> []
z = np.zeros((2, 2)); z[0][0] = 5
z                           #=> [[5, 0.0], [0.0, 0.0]]
a = 2.0
(a*3).item()                #=> 6.0
5.item()                    #=> 5
np.array([[7.5]]).item()    #=> 7.5
for item in [1] { print item }
#=> 1
[1, 2].item()               #!> 1: item needs one number, not a list
np.zeros()                  #!> the size is missing
np.zeros(2.5)               #!> 10: a size is a whole number
xs.append(xs)
np.array(xs)                #!> 10: these lists are nested too deeply for an array
