# Length, index and slice count characters.
let s = "αβγ→"
len(s)      #=> 4
print s[1]  #=> β
print s[-1] #=> →
print s[1:3] #=> βγ
