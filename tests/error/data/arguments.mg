# Functions that generate data name the invalid argument.
make_moons(0)                                  #!> 12: make_moons makes between 1 and 10000000 points
make_moons("a")                                #!> 12: a size is a whole number
make_moons([1, 2, 3])                          #!> 12: n_samples is a number, or a list of two
make_moons(10, noise=-0.1)                     #!> 22: a standard deviation is not negative
make_moons(10, noise="a")                      #!> 22: make_moons needs a number, not a string
make_moons(10, factor=2)                       #!> 16: make_moons has no parameter 'factor'
make_moons(10, random_state="a")               #!> 29: make_moons needs a number, not a string
make_circles(10, factor=1)                     #!> 25: factor is at least 0 and below 1
make_blobs(0)                                  #!> 12: make_blobs makes between 1 and 10000000 points
make_blobs(10, n_features=0)                   #!> 27: make_blobs makes
make_blobs(10, centers=[])                     #!> 24: a list that is not empty
make_blobs(10, centers=[1, 2])                 #!> 24: centers are points: lists of numbers, all of the same length
make_blobs(10, centers=[[1, 2], [3]])          #!> 24: centers are points
make_blobs(10, centers=[["a"]])                #!> 24: needs numbers here, not a string
make_blobs([5, 5], centers=2)                  #!> 28: with a list of sizes, centers is a list of points
make_blobs([5, 5], centers=[[1]])              #!> 12: this list needs an element for each center: 1, not 2
make_blobs(10, cluster_std=[1, 2])             #!> 28: this list needs an element for each center: 3, not 2
make_blobs(10, cluster_std=-1)                 #!> 28: a standard deviation is a number that is not negative
make_blobs(10, center_box=[1])                 #!> 27: center_box is a list of two numbers: [low, high]
