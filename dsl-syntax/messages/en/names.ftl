unknown-total = there is no official total `{ $name }`
    .help = the totals are { $known }
    .fix = write `{ $name }`
