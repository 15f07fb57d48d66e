# There is no lambda.
f = lambda x: x    #!> 5: lambda
