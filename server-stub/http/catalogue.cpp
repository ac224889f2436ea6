#include "server-stub/http/catalogue.h"

#include <Poco/DeflatingStream.h>
#include <Poco/InflatingStream.h>
#include <Poco/StreamCopier.h>

#include <sstream>

namespace lianxin::http {

Catalogue::Catalogue(std::string version, const std::string& text)
    : m_etag('"' + std::move(version) + '"')
{
    std::ostringstream out;
    Poco::DeflatingOutputStream gzip(out, Poco::DeflatingStreamBuf::STREAM_GZIP, 6);
    gzip.write(text.data(), static_cast<std::streamsize>(text.size()));
    gzip.close();
    m_gzipped = out.str();
}

std::string Catalogue::text() const
{
    std::istringstream in(m_gzipped);
    Poco::InflatingInputStream gunzip(in, Poco::InflatingStreamBuf::STREAM_GZIP);
    std::string text;
    Poco::StreamCopier::copyToString(gunzip, text);
    return text;
}

} // namespace lianxin::http
