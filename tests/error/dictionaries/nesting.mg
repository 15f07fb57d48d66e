# Dictionaries that are nested too deeply to be compared.
def nest(n) {
    d = {}
    for i in range(n) { d = {"in": d} }
    return d
}
nest(90) == nest(90)        #=> 1
nest(200) == nest(200)      #!> these lists are nested too deeply to be compared
