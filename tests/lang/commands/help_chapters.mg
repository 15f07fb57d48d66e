# help explains chapters, operators, and functions of the session.
help errors
#=> An error shows where it happened and what to do. Everything computed before
#=> it stays. assert condition, "text" raises your own error. A nan comes from
#=> log or ** of a negative number, or from inf - inf.
#=> 
#=>     x = -1.0
#=>     isnan(log(x))
#=>     assert x < 0, "x is negative"
def twice(x, k=2) = k*x
help twice
#=> twice(x, k=2)
#=>     a function of this session
help drawin       #!> 6: no help on 'drawin'
