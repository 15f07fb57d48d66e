# nan is unequal to everything.
nan == nan   #=> 0
nan != nan   #=> 1
nan < 1      #=> 0
1 < nan      #=> 0
