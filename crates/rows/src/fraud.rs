//! Signatures looked at for fraud, and signatures on paper.
