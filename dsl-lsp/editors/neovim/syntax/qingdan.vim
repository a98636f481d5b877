" Written by dsl-lsp/editors/generate.mjs; change vim.mjs or the table of keywords, not this file.
if exists('b:current_syntax')
  finish
endif
scriptencoding utf-8
syntax case match
syntax sync minlines=50

syntax match qingdanName /[A-Za-z0-9_-]\@1<![a-z][a-z0-9]*\%(-[a-z0-9]\+\)*[A-Za-z0-9_-]\@!/
syntax match qingdanAnswer /[A-Za-z0-9_-]\@1<!\%(yes\|no\)[A-Za-z0-9_-]\@!\|[是否]/
syntax match qingdanNumber /[A-Za-z0-9_-]\@1<![0-9][0-9_]*\%(\.[0-9_]\+\)\=\%(\s*\%(thousand[A-Za-z0-9_-]\@!\|million[A-Za-z0-9_-]\@!\|billion[A-Za-z0-9_-]\@!\|万亿\|千亿\|百亿\|十亿\|千万\|百万\|十万\|亿\|万\|千\|百\)\)\=/
syntax match qingdanDate /[A-Za-z0-9_-]\@1<![0-9]\{4}-[0-9]\{1,2}-[0-9]\{1,2}[A-Za-z0-9_-]\@!/
syntax match qingdanWrong /[０-９]\+/
syntax match qingdanArrow /=>\|⇒\|则为\|[<＜]/
syntax match qingdanPunctuation /[{}｛｝,，、;；.\/／]/

" Of two that begin at one place Vim takes the last defined: what begins another word stands before it.
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=to[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=by[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=may[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=why[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanBlock /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=law[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=from[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanBlock /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=step[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanBlock /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=list[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=years[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=after[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=needs[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=gives[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=valid[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=keeps[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanBlock /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=event[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanBlock /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=party[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=within[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=during[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=number[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=listed[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=members[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=issuers[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=address[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=promptly[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanBlock /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=document[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=standard[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanBlock /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=category[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=language[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanBlock /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=procedure[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=published[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=publisher[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanBlock /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=subcategory[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanConstant /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=controlling[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanLine /\%(^\s*\|[{;｛；]\s*\|  \|^\s*\%(working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days\|controlling\|subcategory\|publisher\|published\|procedure\|language\|category\|standard\|document\|hands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+in\|promptly\|address\|issuers\|members\|listed\|number\|during\|within\|party\|event\|keeps\|valid\|gives\|needs\|after\|years\|list\|step\|from\|law\|why\|may\|by\|to\)[A-Za-z0-9_-]\@!.*[^A-Za-z0-9_-]\)\@<=working[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+days[A-Za-z0-9_-]\@!\%(\s*\%(=>\|⇒\|则为\)\)\@!/
syntax match qingdanOperator /为/
syntax match qingdanOperator /非/
syntax match qingdanOperator /且/
syntax match qingdanOperator /或/
syntax match qingdanClause /但/
syntax match qingdanClause /凡/
syntax match qingdanClause /当/
syntax match qingdanOperator /于/
syntax match qingdanOperator /属/
syntax match qingdanLine /年/
syntax match qingdanLine /自/
syntax match qingdanLine /向/
syntax match qingdanLine /由/
syntax match qingdanLine /注/
syntax match qingdanConstant /待定/
syntax match qingdanClause /一律/
syntax match qingdanClause /其余/
syntax match qingdanBound /不满/
syntax match qingdanBound /超过/
syntax match qingdanBound /以下/
syntax match qingdanBound /以上/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!is[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /不为/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!or[A-Za-z0-9_-]\@!/
syntax match qingdanClause /除外/
syntax match qingdanClause /除非/
syntax match qingdanConstant /未见/
syntax match qingdanLanguage /英文/
syntax match qingdanLanguage /[A-Za-z0-9_-]\@1<!en[A-Za-z0-9_-]\@!/
syntax match qingdanLanguage /中文/
syntax match qingdanLanguage /[A-Za-z0-9_-]\@1<!zh[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!in[A-Za-z0-9_-]\@!/
syntax match qingdanLine /可以/
syntax match qingdanLine /及时/
syntax match qingdanLine /期限/
syntax match qingdanLine /后于/
syntax match qingdanLine /须凭/
syntax match qingdanLine /出具/
syntax match qingdanLine /提交/
syntax match qingdanLine /数量/
syntax match qingdanBlock /步骤/
syntax match qingdanBlock /事由/
syntax match qingdanBlock /文书/
syntax match qingdanBlock /主体/
syntax match qingdanBlock /程序/
syntax match qingdanLine /标准/
syntax match qingdanLine /序号/
syntax match qingdanBlock /子类/
syntax match qingdanBlock /类别/
syntax match qingdanLine /理由/
syntax match qingdanLine /网址/
syntax match qingdanLine /语言/
syntax match qingdanLine /视同/
syntax match qingdanConstant /掌握/
syntax match qingdanConstant /出境/
syntax match qingdanLine /统计/
syntax match qingdanLine /原为/
syntax match qingdanLine /从严/
syntax match qingdanLine /取代/
syntax match qingdanLine /施行/
syntax match qingdanLine /发布/
syntax match qingdanConstant /草案/
syntax match qingdanLine /状态/
syntax match qingdanConstant /待核/
syntax match qingdanLine /依据/
syntax match qingdanLine /标题/
syntax match qingdanLine /总数/
syntax match qingdanBlock /示例/
syntax match qingdanLine /列入/
syntax match qingdanConstant /采用/
syntax match qingdanBlock /释读/
syntax match qingdanBlock /法律/
syntax match qingdanBlock /清单/
syntax match qingdanBlock /术语/
syntax match qingdanBlock /来源/
syntax match qingdanBlock /单位/
syntax match qingdanBlock /结果/
syntax match qingdanBlock /情形/
syntax match qingdanOperator /默认/
syntax match qingdanOperator /取值/
syntax match qingdanOperator /有序/
syntax match qingdanBlock /计量/
syntax match qingdanBlock /规则/
syntax match qingdanBlock /区间/
syntax match qingdanBlock /场景/
syntax match qingdanBlock /行业/
syntax match qingdanBlock /版本/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!not[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!and[A-Za-z0-9_-]\@!/
syntax match qingdanLine /工作日/
syntax match qingdanLine /有效期/
syntax match qingdanLine /不计入/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!was[A-Za-z0-9_-]\@!/
syntax match qingdanLine /未列从/
syntax match qingdanBlock /数据项/
syntax match qingdanLine /不列入/
syntax match qingdanOperator /适用于/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!for[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!open[A-Za-z0-9_-]\@!/
syntax match qingdanBound /[A-Za-z0-9_-]\@1<!over[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /同时满足/
syntax match qingdanClause /[A-Za-z0-9_-]\@1<!when[A-Za-z0-9_-]\@!/
syntax match qingdanLine /个工作日/
syntax match qingdanLine /继续有效/
syntax match qingdanLine /制定机关/
syntax match qingdanConstant /正式文本/
syntax match qingdanConstant /数据所含/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!held[A-Za-z0-9_-]\@!/
syntax match qingdanLine /严格程度/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!cite[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!note[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!term[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!unit[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!flag[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /重要数据/
syntax match qingdanBound /[A-Za-z0-9_-]\@1<!under[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!draft[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!title[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!taken[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!rules[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!bands[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /任何个人信息/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!any[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+of[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!all[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+of[A-Za-z0-9_-]\@!/
syntax match qingdanClause /[A-Za-z0-9_-]\@1<!unless[A-Za-z0-9_-]\@!/
syntax match qingdanLine /按自然人去重/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!counts[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!issued[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!status[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!fields[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!source[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!one[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+of[A-Za-z0-9_-]\@!/
syntax match qingdanBound /[A-Za-z0-9_-]\@1<!at[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+most[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /不属于重要数据/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!in-data[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!expects[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!example[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!reading[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!outcome[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!default[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!ordered[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!measure[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!edition[A-Za-z0-9_-]\@!/
syntax match qingdanBound /[A-Za-z0-9_-]\@1<!at[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+least[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /符合下列条件之一/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!exported[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!replaces[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!scenario[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!industry[A-Za-z0-9_-]\@!/
syntax match qingdanClause /[A-Za-z0-9_-]\@1<!otherwise[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!attribute[A-Za-z0-9_-]\@!/
syntax match qingdanBlock /[A-Za-z0-9_-]\@1<!important[A-Za-z0-9_-]\@!/
syntax match qingdanClause /[A-Za-z0-9_-]\@1<!regardless[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!stands[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+for[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!leaves[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+out[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!strictness[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!unverified[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!some[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+people[A-Za-z0-9_-]\@!/
syntax match qingdanClause /[A-Za-z0-9_-]\@1<!always[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+when[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!applies[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+when[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!falls[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+back[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+to[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!once[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+per[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+person[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!since[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+1[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+January[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!data[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+is[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+important[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!strictest[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+prevails[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!data[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+is[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+not[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+important[A-Za-z0-9_-]\@!/
syntax match qingdanClause /凡当/
syntax match qingdanOperator /属于/
syntax match qingdanBlock /属性/
syntax match qingdanLine /发布者/
syntax match qingdanLine /有效期内/
syntax match qingdanLine /发布日期/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!is[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+not[A-Za-z0-9_-]\@!/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!in[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+force[A-Za-z0-9_-]\@!/
syntax match qingdanOperator /[A-Za-z0-9_-]\@1<!is[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+one[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+of[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /[A-Za-z0-9_-]\@1<!not[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+found[A-Za-z0-9_-]\@!/
syntax match qingdanLine /自当年1月1日起累计/
syntax match qingdanLine /[A-Za-z0-9_-]\@1<!not[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+listed[A-Za-z0-9_-]\@!/
syntax match qingdanConstant /属于重要数据/

" What a block declares stands after its keyword.
syntax match qingdanDeclared /\%(\%([A-Za-z0-9_-]\@1<!subcategory\|[A-Za-z0-9_-]\@1<!important\|[A-Za-z0-9_-]\@1<!attribute\|[A-Za-z0-9_-]\@1<!procedure\|[A-Za-z0-9_-]\@1<!industry\|[A-Za-z0-9_-]\@1<!scenario\|[A-Za-z0-9_-]\@1<!category\|[A-Za-z0-9_-]\@1<!document\|[A-Za-z0-9_-]\@1<!edition\|[A-Za-z0-9_-]\@1<!measure\|[A-Za-z0-9_-]\@1<!outcome\|[A-Za-z0-9_-]\@1<!reading\|[A-Za-z0-9_-]\@1<!example\|[A-Za-z0-9_-]\@1<!source\|[A-Za-z0-9_-]\@1<!fields\|[A-Za-z0-9_-]\@1<!bands\|[A-Za-z0-9_-]\@1<!rules\|[A-Za-z0-9_-]\@1<!party\|[A-Za-z0-9_-]\@1<!event\|[A-Za-z0-9_-]\@1<!flag\|[A-Za-z0-9_-]\@1<!unit\|[A-Za-z0-9_-]\@1<!term\|[A-Za-z0-9_-]\@1<!list\|[A-Za-z0-9_-]\@1<!step\|[A-Za-z0-9_-]\@1<!law\|属性\|重要数据\|数据项\|版本\|行业\|场景\|区间\|规则\|计量\|情形\|结果\|单位\|来源\|术语\|清单\|法律\|释读\|示例\|类别\|子类\|程序\|主体\|文书\|事由\|步骤\)[ \t\u000b\u000c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\+\)\@<=\%(\%(all\|always\|and\|any\|applies\|at\|attribute\|bands\|billion\|cite\|counts\|data\|default\|draft\|edition\|en\|example\|expects\|exported\|falls\|fields\|flag\|for\|held\|important\|in\|in-data\|industry\|is\|issued\|leaves\|measure\|million\|not\|note\|once\|one\|open\|or\|ordered\|otherwise\|outcome\|over\|reading\|regardless\|replaces\|rules\|scenario\|since\|some\|source\|stands\|status\|strictest\|strictness\|taken\|term\|thousand\|title\|under\|unit\|unless\|unverified\|was\|when\|zh\)[A-Za-z0-9_-]\@!\)\@![a-z][a-z0-9]*\%(-[a-z0-9]\+\)*[A-Za-z0-9_-]\@!/

syntax match qingdanComment /\/\/.*$/ contains=@Spell
syntax match qingdanEscape /\\./ contained
syntax region qingdanString start=/"/ skip=/\\./ end=/"\|$/ contains=qingdanEscape,@Spell oneline
syntax match qingdanSource /[a-z][a-z0-9-]*/ contained
syntax region qingdanCitation matchgroup=qingdanPunctuation start=/[[［【]/ end=/[\]］】]\|\ze[{}｛｝]/ contains=qingdanString,qingdanSource,qingdanComment

highlight default link qingdanBlock Structure
highlight default link qingdanLine Keyword
highlight default link qingdanClause Conditional
highlight default link qingdanOperator Operator
highlight default link qingdanBound Operator
highlight default link qingdanConstant Constant
highlight default link qingdanLanguage StorageClass
highlight default link qingdanName Identifier
highlight default link qingdanDeclared Type
highlight default link qingdanAnswer Boolean
highlight default link qingdanNumber Number
highlight default link qingdanDate Number
highlight default link qingdanWrong Error
highlight default link qingdanArrow Operator
highlight default link qingdanPunctuation Delimiter
highlight default link qingdanComment Comment
highlight default link qingdanEscape SpecialChar
highlight default link qingdanString String
highlight default link qingdanSource Tag
highlight default link qingdanCitation Normal

let b:current_syntax = 'qingdan'
