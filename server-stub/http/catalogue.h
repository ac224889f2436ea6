#pragma once

#include <memory>
#include <mutex>
#include <string>

namespace lianxin::service {
class Centre;
}

namespace lianxin::http {

/// The city as it is sent: kept compressed, unpacked only for clients that cannot read gzip.
/// Immutable.
class Catalogue {
public:
    Catalogue(std::string version, const std::string& text);

    const std::string& etag() const { return m_etag; }
    const std::string& gzipped() const { return m_gzipped; }
    std::string text() const;

private:
    std::string m_etag;
    std::string m_gzipped;
};

/// The city as it is now: as it was read, with the clocks of the last revision. Any thread.
class CurrentCatalogue {
public:
    CurrentCatalogue(std::string version, const std::string& text);

    /// Made anew by the first who asks after a revision; while the centre is overloaded, the last
    /// one that was made.
    std::shared_ptr<const Catalogue> now(service::Centre& centre);

private:
    std::string m_version;
    std::shared_ptr<const Catalogue> m_read;
    std::mutex m_mutex;
    std::shared_ptr<const Catalogue> m_current;
    int m_revisions = 0;
};

} // namespace lianxin::http
