# A file that does not exist.
import "files/no_such_file.mg"    #!> 8: no_such_file.mg
import nosuchlibrary              #!> 8: nosuchlibrary
