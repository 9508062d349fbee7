"""Who is somebody, who bears a deed, who holds what is struck, and whether two are one."""
