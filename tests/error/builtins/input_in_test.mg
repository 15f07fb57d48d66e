# A checked script has no user.
x = input("which? ")      #!> 5: input is unavailable here
