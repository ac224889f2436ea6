#include "server-stub/http/catalogue.h"

#include "models/wire/city_json.h"
#include "server-stub/service/centre.h"

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

CurrentCatalogue::CurrentCatalogue(std::string version, const std::string& text)
    : m_version(std::move(version)), m_read(std::make_shared<const Catalogue>(m_version, text)),
      m_current(m_read)
{}

std::shared_ptr<const Catalogue> CurrentCatalogue::now(service::Centre& centre)
{
    const std::lock_guard lock(m_mutex);
    int revisions = m_revisions;
    sla::Policy policy;
    std::vector<sla::CalendarYear> years;
    const auto looked = centre.look([&](const engine::State& state) {
        const auto& city = state.city();
        revisions = city.revisions();
        if (revisions == m_revisions)
            return;
        policy = city.policy();
        years = city.calendarYears();
    });
    if (!looked || revisions == m_revisions)
        return m_current;
    auto city = wire::parseCityText(m_read->text());
    if (!city)
        return m_current;
    city.value().policy = std::move(policy);
    city.value().calendarYears = std::move(years);
    city.value().version = m_version + "-r" + std::to_string(revisions);
    m_current =
        std::make_shared<const Catalogue>(city.value().version, wire::cityText(city.value()));
    m_revisions = revisions;
    return m_current;
}

} // namespace lianxin::http
