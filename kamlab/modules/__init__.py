"""The twelve seminar modules, all of one shape.

A module is a folder with the same rooms: ``model`` computes, ``charts`` draws
what the model found, ``findings`` puts it into words, ``form`` lets a person
change it, ``checks`` answers exercises. Each room imports only those before it;
a room that a module does not need is absent. No module imports another.
"""
