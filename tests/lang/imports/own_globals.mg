# An imported file has its own globals.
import "files/globals.mg"
get_counter()        #=> 1
counter = 99
get_counter()        #=> 1
