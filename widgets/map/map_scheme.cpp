#include "widgets/map/map_scheme.h"

#include <QWebEngineUrlScheme>

namespace lianxin::widgets {

void registerMapScheme()
{
    QWebEngineUrlScheme scheme("lianxin");
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme | QWebEngineUrlScheme::LocalAccessAllowed | QWebEngineUrlScheme::CorsEnabled);
    QWebEngineUrlScheme::registerScheme(scheme);
}

} // namespace lianxin::widgets
