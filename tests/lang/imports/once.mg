# A file runs once, however often it is imported.
import "files/names.mg"
shared_list.append(3)
import "files/names.mg"
shared_list          #=> [1, 2, 3]
