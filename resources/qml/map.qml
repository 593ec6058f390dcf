// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtLocation
import QtPositioning
import QtQuick
import Watchfloor.Map

// Projection and gestures are Qt Location's; what is seen are our items over it, placed by widgets/map/mapview.cpp.
Item {
    id: root

    readonly property Map map: view.map
    signal viewMoved

    MapView {
        id: view

        anchors.fill: parent
        map.color: "transparent"
        map.copyrightsVisible: false
        map.maximumZoomLevel: 14
        map.plugin: Plugin {
            name: "itemsoverlay"
        }

        Connections {
            target: view.map
            // North stays up: two officers at two screens talk of the same left and right.
            function onBearingChanged() {
                view.map.bearing = 0;
            }
            function onTiltChanged() {
                view.map.tilt = 0;
            }
            function onCenterChanged() {
                root.viewMoved();
            }
            function onZoomLevelChanged() {
                root.viewMoved();
            }
            function onWidthChanged() {
                root.viewMoved();
            }
            function onHeightChanged() {
                root.viewMoved();
            }
        }
    }
    BaseMapItem {
        objectName: "base"
        anchors.fill: parent
    }
    GlyphLayerItem {
        objectName: "labels"
        anchors.fill: parent
    }
    StrokeLayerItem {
        objectName: "lines"
        anchors.fill: parent
    }
    GlyphLayerItem {
        objectName: "assets"
        anchors.fill: parent
    }
    GlyphLayerItem {
        objectName: "marks"
        anchors.fill: parent
    }
}
