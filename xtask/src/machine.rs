//! What the numbers were measured on, and what a process holds in memory: a measurement without
//! its machine says nothing.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// The machine, as far as it bounds the measurements.
pub struct Machine {
    cores: usize,
    model: String,
    kernel: String,
    filesystem: String,
    syncs: Option<u64>,
}

impl Machine {
    /// Looks at the machine and measures for one second how often `folder`'s disk can sync.
    pub fn look(folder: &Path) -> Self {
        let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
        Self {
            cores: cores(),
            model: value_of(&cpuinfo, "model name").unwrap_or("unknown").to_owned(),
            kernel: kernel.trim().to_owned(),
            filesystem: filesystem(&mounts, folder).unwrap_or("unknown").to_owned(),
            syncs: syncs_per_second(folder).ok(),
        }
    }

    /// The machine as a Markdown table.
    pub fn table(&self) -> String {
        let syncs = self.syncs.map_or("unknown".to_owned(), |number| number.to_string());
        let mut table = format!(
            "| machine | |\n|---|---|\n| cores, shared with the load | {} |\n| CPU | {} |\n\
             | kernel | {} |\n| file system | {} |\n| 4 KiB write + fdatasync | {syncs} a second |\n",
            self.cores, self.model, self.kernel, self.filesystem
        );
        if ["tmpfs", "ramfs"].contains(&self.filesystem.as_str()) {
            table.push_str(
                "\n**This file system is memory: nothing here is durable. Set TMPDIR to a disk.**\n",
            );
        }
        table
    }
}

/// How many threads can run at once.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The process's resident memory in MiB now, and at its highest.
pub fn memory(pid: u32) -> Option<(f64, f64)> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let mebibytes = |field| {
        let kibibytes: f64 = value_of(&status, field)?.split(' ').next()?.parse().ok()?;
        Some(kibibytes / 1024.0)
    };
    Some((mebibytes("VmRSS")?, mebibytes("VmHWM")?))
}

fn value_of<'a>(text: &'a str, field: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        (name.trim() == field).then_some(value.trim())
    })
}

/// The kind of the file system whose mount point is the longest that leads to the folder.
fn filesystem<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ').skip(1);
            let point = words.next()?;
            folder.starts_with(point).then_some((point.len(), words.next()?))
        })
        // A later line lies over an earlier one at the same point.
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

fn syncs_per_second(folder: &Path) -> std::io::Result<u64> {
    let path = folder.join("sync-rate");
    let file = File::create(&path)?;
    let block = [b'x'; 4096];
    let start = Instant::now();
    let mut number = 0;
    while start.elapsed() < Duration::from_secs(1) {
        file.write_all_at(&block, number * 4096)?;
        file.sync_data()?;
        number += 1;
    }
    std::fs::remove_file(path)?;
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_mount_point_decides() {
        let mounts = "a / ext4 rw 0 0\nb /tmp tmpfs rw 0 0\nc /tmpfoo xfs rw 0 0";
        assert_eq!(filesystem(mounts, Path::new("/tmp/x")), Some("tmpfs"));
        assert_eq!(filesystem(mounts, Path::new("/var")), Some("ext4"));
    }

    #[test]
    fn fields_are_found_by_their_whole_name() {
        assert_eq!(value_of("VmRSSx: 1\nVmRSS:\t  20 kB", "VmRSS"), Some("20 kB"));
    }
}
