# math and np contain the same functions.
math.exp(0)        #=> 1.0
math.sqrt(9)       #=> 3.0
np.tanh(3)         #=> 0.9950547536867305
np.linspace(0, 1, 3)   #=> [0.0, 0.5, 1.0]
x = 0.5
math.exp(x)        #=> Value(data=1.6487212707001282, grad=0.0)
