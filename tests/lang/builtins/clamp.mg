# clamp takes one bound or two. An integer stays one.
clamp(5, 0, 3)                    #=> 3
clamp(2, 0, 3)                    #=> 2
clamp(5, 0.0, 3.5)                #=> 3.5
clamp(5.0, 0, 3)                  #=> 3.0
clamp(-1.5, min=0)                #=> 0.0
clamp(-1.5, max=0)                #=> -1.5
np.clip(-1.5, nil, 0)             #=> -1.5
clamp(nan, 0, 1)                  #=> nan
