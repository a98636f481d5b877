autocmd BufRead,BufNewFile *.qd setfiletype qingdan
