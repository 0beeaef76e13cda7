//! Where a request comes from: the peer, or whom a proxy that we were told to believe says it is.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::HeaderMap;
use ipnet::IpNet;

/// The client's address. `X-Forwarded-For` is read from the right, and only as long as the one who
/// wrote it is a trusted proxy: what stands further left anybody can have made up.
#[must_use]
pub fn address(peer: SocketAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let believed = |ip: IpAddr| trusted.iter().any(|network| network.contains(&ip));
    let mut client = canonical(peer.ip());
    if !believed(client) {
        return client;
    }
    let hops = headers.get_all("x-forwarded-for").iter().rev().map(|value| value.as_bytes());
    for hop in hops.flat_map(|value| value.rsplit(|&byte| byte == b',')) {
        let Some(ip) = std::str::from_utf8(hop).ok().and_then(|hop| read(hop.trim())) else { break };
        client = ip;
        if !believed(client) {
            break;
        }
    }
    client
}

/// An address with or without a port, IPv6 with or without brackets.
fn read(hop: &str) -> Option<IpAddr> {
    let ip = hop
        .parse::<IpAddr>()
        .or_else(|_| hop.parse::<SocketAddr>().map(|socket| socket.ip()))
        .or_else(|_| hop.trim_start_matches('[').trim_end_matches(']').parse::<Ipv6Addr>().map(IpAddr::V6))
        .ok()?;
    Some(canonical(ip))
}

fn canonical(ip: IpAddr) -> IpAddr {
    ip.to_canonical()
}

/// The network that limits count: an IPv4 /24, an IPv6 /56.
#[must_use]
pub fn network(ip: IpAddr) -> [u8; 8] {
    let mut network = [0; 8];
    match ip {
        IpAddr::V4(v4) => {
            network[0] = 4;
            network[1..4].copy_from_slice(&v4.octets()[..3]);
        }
        IpAddr::V6(v6) => {
            network[0] = 6;
            network[1..].copy_from_slice(&v6.octets()[..7]);
        }
    }
    network
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|t| t.parse().unwrap()).collect();
        address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn a_stranger_can_not_choose_his_address() {
        assert_eq!(seen("203.0.113.9:1", &["198.51.100.1"], &[]), "203.0.113.9");
        assert_eq!(seen("10.0.0.2:1", &["6.6.6.6, 198.51.100.1"], &["10.0.0.0/8"]), "198.51.100.1");
        assert_eq!(
            seen("10.0.0.2:1", &["6.6.6.6", "198.51.100.1, 10.0.0.7"], &["10.0.0.0/8"]),
            "198.51.100.1"
        );
        assert_eq!(seen("10.0.0.2:1", &["nonsense"], &["10.0.0.0/8"]), "10.0.0.2");
        assert_eq!(seen("[::ffff:203.0.113.9]:1", &[], &[]), "203.0.113.9");
        assert_eq!(seen("10.0.0.2:1", &["[2001:db8::1]:443"], &["10.0.0.0/8"]), "2001:db8::1");
    }

    #[test]
    fn neighbours_share_a_network() {
        let net = |ip: &str| network(ip.parse().unwrap());
        assert_eq!(net("203.0.113.1"), net("203.0.113.254"));
        assert_ne!(net("203.0.113.1"), net("203.0.114.1"));
        assert_eq!(net("2001:db8:0:1200::1"), net("2001:db8:0:12ff::2"));
        assert_ne!(net("2001:db8:0:1200::1"), net("2001:db8:0:1300::1"));
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic(value in "[ -~]{0,200}") {
            let _ = seen("10.0.0.2:1", &[&value], &["10.0.0.0/8"]);
        }
    }
}
