# Like Python, sample uses a pool of the remaining elements if the population is small: up to 21 for
# k <= 5, else up to 21 + 4**n, where 4**n is 3k or more. Otherwise it uses a set of drawn elements.
seed(1337)
sample(range(0), 0)  #=> []
sample(range(1), 1)  #=> [0]
sample(range(5), 5)  #=> [4, 1, 3, 2, 0]
sample(range(21), 5)  #=> [9, 12, 6, 11, 3]
sample(range(22), 5)  #=> [13, 20, 12, 2, 16]
sample(range(22), 1)  #=> [21]
sample(range(85), 6)  #=> [44, 51, 83, 39, 2, 45]
sample(range(86), 6)  #=> [76, 15, 58, 31, 21, 40]
sample(range(277), 21)  #=> [234, 135, 102, 34, 269, 22, 36, 208, 27, 8, 100, 53, 145, 231, 160, 6, 170, 221, 117, 23, 157]
sample(range(278), 22)  #=> [109, 92, 270, 269, 94, 25, 253, 233, 12, 267, 249, 277, 180, 131, 134, 34, 66, 30, 87, 161, 40, 98]
sample(range(1000), 3)  #=> [450, 975, 553]
sample(range(100000), 8)  #=> [33167, 7031, 72684, 19655, 55975, 45772, 79481, 93974]
sum(sample(range(5000), 400)[-3:])  #=> 6986
sample(range(1000), 1000)[-4:]  #=> [305, 761, 408, 126]
seed(7)
sample(range(0), 0)  #=> []
sample(range(1), 1)  #=> [0]
sample(range(5), 5)  #=> [1, 3, 2, 0, 4]
sample(range(21), 5)  #=> [17, 3, 11, 1, 16]
sample(range(22), 5)  #=> [6, 1, 2, 13, 7]
sample(range(22), 1)  #=> [2]
sample(range(85), 6)  #=> [70, 54, 7, 72, 15, 28]
sample(range(86), 6)  #=> [80, 74, 7, 73, 50, 6]
sample(range(277), 21)  #=> [113, 23, 68, 148, 214, 73, 276, 60, 157, 92, 52, 96, 190, 49, 32, 30, 105, 254, 272, 218, 160]
sample(range(278), 22)  #=> [238, 232, 185, 153, 127, 92, 124, 41, 268, 253, 175, 229, 147, 37, 60, 262, 214, 84, 77, 250, 215, 20]
sample(range(1000), 3)  #=> [985, 684, 79]
sample(range(100000), 8)  #=> [73148, 75107, 41123, 44580, 91133, 45898, 77905, 65100]
sum(sample(range(5000), 400)[-3:])  #=> 6200
sample(range(1000), 1000)[-4:]  #=> [451, 781, 743, 184]
random()  #=> 0.5341131107826453
