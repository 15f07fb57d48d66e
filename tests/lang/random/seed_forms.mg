# A seed is any integer: Python's stream ignores its sign, NumPy's stream takes it modulo 2**32.
seed(5)
random()  #=> 0.6229016948897019
random()  #=> 0.7417869892607294
seed(-5)
random()  #=> 0.6229016948897019
randn()  #=> 0.3821667312986473
seed(4294967291)
randn()  #=> 0.3821667312986473
seed(4294967303)
randn()  #=> 1.690525703800356
random.seed(5.0)
random()  #=> 0.6229016948897019
n = 5.0
random.seed(n)
random()  #=> 0.6229016948897019
random.seed(2**40)
random()  #=> 0.1036394562812375
np.random.seed(2**32 + 7)
randn()  #=> 1.690525703800356
# too large for an integer, exact as a float
seed(2.0**64 - 2.0**11)
random()  #=> 0.06121624471618814
randn()  #=> 0.49901968921036893
