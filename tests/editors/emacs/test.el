;;; The server in Emacs with eglot: emacs --batch -l test.el PROGRAM  -*- lexical-binding: t -*-
;; Each line that begins with "ok" or "FAIL" is one check.

(package-initialize)
(require 'eglot)
(require 'flymake)

;; Emacs would visit what is left of the command line.
(defvar program (pop command-line-args-left))
(defvar passed 0)
(defvar folder (make-temp-file "projlint" t))

(defun check (what right)
  (princ (format "%s %s\n" (if right "ok  " "FAIL") what))
  (unless right
    (kill-emacs 1))
  (setq passed (1+ passed)))

(defun eventually (what get)
  (let ((end (+ (float-time) 10)) right)
    (while (and (not (setq right (funcall get))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (check what right)))

(defun visit (name text)
  (let ((coding-system-for-write 'utf-8))
    (write-region text nil (expand-file-name name folder) nil 'silent))
  (find-file-noselect (expand-file-name name folder)))

(defun findings (buffer)
  (with-current-buffer buffer
    (flymake-start)
    (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))

;; As README.md says.
(add-to-list 'eglot-server-programs `(text-mode . (,program "lsp")))
(setq eglot-sync-connect t
      eglot-confirm-server-initiated-edits nil)

(let* ((project-find-functions (list (lambda (_) (cons 'transient folder))))
       (report (visit "report.txt" "Project code: S29999\nEnd date: 31 May 2021\n"))
       (page (visit "application.txt" "Project code: S29999\nEnd date: 31 May 2022\n😀 Päättymispäivä: 31.2.2021\n")))
  (with-current-buffer page
    (text-mode)
    (apply #'eglot (eglot--guess-contact)))
  (with-current-buffer report
    (text-mode)
    (eglot--maybe-activate-editing-mode))
  (eventually "an impossible date is found" (lambda () (seq-find (lambda (f) (string-match-p "DATE002\\|no such date" f)) (findings page))))
  (with-current-buffer page
    (let ((found (seq-find (lambda (d) (string-match-p "no such date" (flymake-diagnostic-text d))) (flymake-diagnostics))))
      (check "at its place behind an emoji"
             (equal "31.2.2021" (buffer-substring (flymake-diagnostic-beg found) (flymake-diagnostic-end found))))))
  (eventually "so is what disagrees with the other document" (lambda () (seq-find (lambda (f) (string-match-p "application.txt" f)) (findings report))))
  (with-current-buffer page
    (goto-char (point-min))
    (search-forward "2022")
    (replace-match "2021")
    (eglot--signal-textDocument/didChange))
  (eventually "and it goes when the other is changed" (lambda () (null (findings report))))
  (with-current-buffer page
    (set-buffer-modified-p nil)
    (eglot-shutdown (eglot-current-server))))
(delete-directory folder t)
(princ (format "emacs: %d passed, 0 failed\n" passed))
