# import runs a file in the folder of the importing one and copies its names.
import "files/names.mg"
shared_number        #=> 42
shared_list          #=> [1, 2]
double(4)            #=> 8
leaf                 #=> Value(data=2.5, grad=0.0)
leaf.label           #=> 'leaf'
