#include "widgets/map/map_scheme_handler.h"

#include <QBuffer>
#include <QFile>
#include <QUrl>
#include <QWebEngineUrlRequestJob>

namespace lianxin::widgets {

namespace {

QByteArray typeOf(const QString& path)
{
    if (path.endsWith(QLatin1String(".html")))
        return "text/html";
    if (path.endsWith(QLatin1String(".js")))
        return "text/javascript";
    if (path.endsWith(QLatin1String(".css")))
        return "text/css";
    if (path.endsWith(QLatin1String(".png")))
        return "image/png";
    return "application/octet-stream";
}

void reply(QWebEngineUrlRequestJob* job, const MapFile& file)
{
    if (file.content.isEmpty())
        return job->fail(QWebEngineUrlRequestJob::UrlNotFound);
    auto* buffer = new QBuffer(job);
    buffer->setData(file.content);
    job->reply(file.type, buffer);
}

} // namespace

MapFile pageFile(const QString& path)
{
    if (path.contains(QLatin1String("..")))
        return {};
    QFile file(path == QLatin1String("/qwebchannel.js")
                   ? QStringLiteral(":/qtwebchannel/qwebchannel.js")
                   : QStringLiteral(":/lianxin/map") + path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return {file.readAll(), typeOf(path)};
}

QByteArray MapSchemeHandler::tile(const QString& path) const
{
    const QStringList parts = path.split(QLatin1Char('/'));
    if (parts.size() != 3 || !m_layers.tile)
        return {};
    bool good[3];
    const int z = parts[0].toInt(&good[0]);
    const int x = parts[1].toInt(&good[1]);
    const int y = parts[2].toInt(&good[2]);
    return good[0] && good[1] && good[2] ? m_layers.tile(z, x, y) : QByteArray();
}

void MapSchemeHandler::requestStarted(QWebEngineUrlRequestJob* job)
{
    const QString path = job->requestUrl().path();
    if (job->requestMethod() != "GET" || job->requestUrl().host() != QLatin1String("map"))
        return job->fail(QWebEngineUrlRequestJob::RequestDenied);
    if (path.startsWith(QLatin1String("/data/")))
        return reply(job, {m_layers.layer ? m_layers.layer(path.mid(6)) : QByteArray(),
                           "application/geo+json"});
    if (path.startsWith(QLatin1String("/tiles/")))
        return reply(job, {tile(path.mid(7)), "image/png"});
    reply(job, pageFile(path));
}

} // namespace lianxin::widgets
