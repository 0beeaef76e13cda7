//! A person sees, corrects and erases what is held about her.
