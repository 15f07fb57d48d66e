# On plain numbers, the functions compute plain numbers and make no node. The results are Python's.
math.log1p(0.5)                   #=> 0.4054651081081644
math.expm1(0.5)                   #=> 0.6487212707001282
math.log2(10)                     #=> 3.321928094887362
math.log10(2.0)                   #=> 0.3010299956639812
math.asin(0.5)                    #=> 0.5235987755982989
math.acos(0.5)                    #=> 1.0471975511965979
math.atan(1)                      #=> 0.7853981633974483
math.sinh(1)                      #=> 1.1752011936438014
math.cosh(1)                      #=> 1.5430806348152437
math.pow(2, 3)                    #=> 8.0
math.pow(2, 0.5)                  #=> 1.4142135623730951
log1p(1e-20)                      #=> 1e-20
expm1(1e-20)                      #=> 1e-20
asin(2)                           #=> nan
log2(0)                           #=> -inf
log10(-1)                         #=> nan
np.arctan(inf)                    #=> 1.5707963267948966
np.arcsin(1) == np.arccos(-1)/2   #=> 1
softplus(0.0)                     #=> 0.6931471805599453
softplus(50)                      #=> 50.0
leaky_relu(-2)                    #=> -0.02
leaky_relu(-2, negative_slope=0.5)    #=> -1.0
elu(-1.0)                         #~> -0.6321205588285577
elu(-1.0, alpha=2)                #~> -1.2642411176571153
gelu(1.0)                         #~> 0.8413447460685429
silu(1.0)                         #~> 0.7310585786300049
