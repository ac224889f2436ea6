#pragma once

#include <string>

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

} // namespace lianxin::http
