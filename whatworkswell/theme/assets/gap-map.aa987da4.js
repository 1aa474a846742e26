(()=>{for(let a of document.querySelectorAll("[data-ww-gaps] a[data-search]"))a.href=a.dataset.search;})();
