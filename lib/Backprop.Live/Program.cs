// The page's worker calls what the kernel exports; before that there is nothing to do.
return;
