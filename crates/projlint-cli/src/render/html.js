for (const box of document.querySelectorAll(".counts input")) {
  box.addEventListener("change", () => document.body.classList.toggle("hide-" + box.value, !box.checked));
}
