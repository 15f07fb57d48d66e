# import runs a file beside the importing one; its names are copied.
import "files/names.mg"
shared_number        #=> 42
shared_list          #=> [1, 2]
double(4)            #=> 8
leaf                 #=> Value(data=2.5, grad=0.0)
leaf.label           #=> 'leaf'
