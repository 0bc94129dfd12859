" protlib in Vim and Neovim: complete citation keys, insert a citation, look at a publication and open its link.
" In ~/.vimrc or init.vim:  source ~/protlib/examples/recipes/protlib.vim
"
"   @car<C-X><C-U>     completes the key behind the @, by letters of the key, the authors, the year or the title
"   :ProtlibCite iom   lists what is found, and puts the citation of the one that you choose behind the cursor
"   :ProtlibShow       shows the publication whose key is under the cursor
"   :ProtlibOpen       opens its link

let g:protlib_command = get(g:, 'protlib_command', 'protlib')
let s:most = 100

" Return the publications that a command of protlib lists, each as [key, year, authors, title, places].
function! s:Listed(arguments) abort
  let l:words = map([g:protlib_command] + a:arguments, 'shellescape(v:val)')
  let l:lines = filter(systemlist(join(l:words)), 'count(v:val, "\t") == 4')
  return map(l:lines, 'split(v:val, "\t", 1)')
endfunction

function! s:Told(cells) abort
  return join(filter([a:cells[2], a:cells[1], a:cells[3]], '!empty(v:val)'), ', ')
endfunction

function! ProtlibComplete(findstart, base) abort
  if a:findstart
    let l:place = match(strpart(getline('.'), 0, col('.') - 1), '@\zs[^][@;,{}() \t]*$')
    return l:place < 0 ? -3 : l:place
  endif
  let l:base = tolower(a:base)
  let l:found = filter(s:Listed(['list']), 'stridx(tolower(join(v:val)), l:base) >= 0')
  return map(l:found[: s:most - 1], '{"word": v:val[0], "menu": s:Told(v:val), "icase": 1}')
endfunction

" Return the key that is cited where the cursor stands, '' for none.
function! s:Key() abort
  let [l:line, l:place, l:start] = [getline('.'), col('.') - 1, 0]
  while 1
    let [l:key, l:begin, l:end] = matchstrpos(l:line, '@\zs[^][@;,{}() \t]\+', l:start)
    if l:begin < 0
      return ''
    elseif l:begin - 1 <= l:place && l:place < l:end
      return substitute(l:key, '[.:?!]*$', '', '')
    endif
    let l:start = l:end
  endwhile
endfunction

function! s:Cite(words) abort
  let l:found = s:Listed(empty(a:words) ? ['list'] : ['search', '--', a:words])[: s:most - 1]
  if empty(l:found)
    echo 'protlib: nothing found'
    return
  endif
  let l:choices = map(copy(l:found), '(v:key + 1) . ". " . s:Told(v:val)')
  let l:chosen = len(l:found) == 1 ? 1 : inputlist(['Which one?'] + l:choices)
  if l:chosen > 0 && l:chosen <= len(l:found)
    execute 'normal! a[@' . l:found[l:chosen - 1][0] . ']'
  endif
endfunction

function! s:Show() abort
  let l:key = s:Key()
  if empty(l:key)
    echo 'protlib: no key is under the cursor'
    return
  endif
  let l:lines = systemlist(g:protlib_command . ' show -- ' . shellescape(l:key))
  pclose
  silent new
  setlocal previewwindow buftype=nofile bufhidden=wipe noswapfile wrap
  call setline(1, l:lines)
  wincmd p
endfunction

function! s:Open() abort
  let l:key = s:Key()
  echo empty(l:key) ? 'protlib: no key is under the cursor' : trim(system(g:protlib_command . ' open -- ' . shellescape(l:key)))
endfunction

command! -nargs=* ProtlibCite call s:Cite(<q-args>)
command! ProtlibShow call s:Show()
command! ProtlibOpen call s:Open()
augroup protlib
  autocmd!
  autocmd FileType markdown,pandoc,rmd,quarto,tex,plaintex,typst,text setlocal completefunc=ProtlibComplete
augroup END
