//! Pictures of campaigns.

/// A picture to be kept.
#[derive(Clone, Copy)]
pub struct NewPicture<'p> {
    /// Its name.
    pub hash: &'p str,
    /// The width of the large one, in pixels.
    pub width: i64,
    /// Its height.
    pub height: i64,
    /// For large screens.
    pub large: &'p [u8],
    /// For small screens.
    pub small: &'p [u8],
    /// When it came.
    pub at: i64,
}

impl std::fmt::Debug for NewPicture<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPicture").field("hash", &self.hash).finish_non_exhaustive()
    }
}

/// How large a picture is.
#[derive(Clone, Copy, Debug)]
pub struct SizeRow {
    /// Its width, in pixels.
    pub width: i64,
    /// Its height.
    pub height: i64,
}
